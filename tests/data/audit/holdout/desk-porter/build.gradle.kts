plugins {
    kotlin("jvm") version "1.9.10"
    kotlin("plugin.serialization") version "1.9.10"
    application
}

group = "io.deskporter"
version = "0.4.0"

repositories { mavenCentral() }

dependencies {
    implementation("io.ktor:ktor-client-cio:2.3.4")
    implementation("io.ktor:ktor-client-content-negotiation:2.3.4")
    implementation("io.ktor:ktor-serialization-kotlinx-json:2.3.4")
    testImplementation(kotlin("test"))
}

application { mainClass.set("io.deskporter.MainKt") }
