package dev.hints.inlay

import com.intellij.codeInsight.hints.*
import com.intellij.openapi.components.service
import com.intellij.openapi.editor.Editor
import com.intellij.psi.*
import dev.hints.client.HintClient

class ImportHintsProvider : InlayHintsProvider<ImportHintsProvider.Settings> {
    data class Settings(var showImportSource: Boolean = true, var showAdvisories: Boolean = true)

    override val key = SettingsKey<Settings>("dev.hints.import")
    override val name = "Import hints"
    override val previewText = "import java.util.List;"
    override fun createSettings() = Settings()

    override fun getCollectorFor(file: PsiFile, editor: Editor, settings: Settings, sink: InlayHintsSink): InlayHintsCollector =
        object : FactoryInlayHintsCollector(editor) {
            override fun collect(element: PsiElement, editor: Editor, sink: InlayHintsSink): Boolean {
                if (element !is PsiImportStatementBase) return true
                val importSource = element.importSource()
                if (settings.showImportSource && importSource.label.isNotEmpty()) {
                    sink.addInlineElement(element.textRange.endOffset, false, factory.smallText(importSource.label), false)
                }
                if (settings.showAdvisories && importSource is ImportSource.Jar) {
                    service<HintClient>().advisory(importSource.label)?.let { hint ->
                        sink.addInlineElement(element.textRange.endOffset, false, factory.smallText(hint.text), false)
                    }
                }
                return true
            }
        }
}
