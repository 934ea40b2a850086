plugins {
    kotlin("jvm") version "1.9.10"
    id("org.jetbrains.intellij") version "1.15.0"
    kotlin("plugin.serialization") version "1.9.10"
}

group = "dev.hints"
version = "1.3.0"

repositories { mavenCentral() }

intellij {
    version.set("2023.2")
    plugins.set(listOf("com.intellij.java", "org.jetbrains.kotlin"))
}

dependencies {
    implementation("org.jetbrains.kotlinx:kotlinx-serialization-json:1.6.0")
}
