package dev.hints.inlay

import com.intellij.openapi.roots.ProjectFileIndex
import com.intellij.openapi.roots.libraries.Library
import com.intellij.psi.PsiImportStatementBase

/** Where an import comes from. */
sealed class ImportSource {
    data class Jar(val library: Library, val version: String?) : ImportSource()
    data class Module(val name: String) : ImportSource()
    object Jdk : ImportSource()
    object Unknown : ImportSource()

    val label: String
        get() = when (this) {
            is Jar -> listOfNotNull(library.name, version).joinToString(" ")
            is Module -> "module $name"
            Jdk -> "jdk"
            Unknown -> ""
        }
}

fun PsiImportStatementBase.importSource(): ImportSource {
    val file = importReference?.resolve()?.containingFile?.virtualFile ?: return ImportSource.Unknown
    val index = ProjectFileIndex.getInstance(project)
    index.getModuleForFile(file)?.let { return ImportSource.Module(it.name) }
    return ImportSource.Unknown
}
