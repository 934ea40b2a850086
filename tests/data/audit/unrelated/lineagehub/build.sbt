ThisBuild / scalaVersion := "2.13.11"

lazy val root = (project in file("."))
  .settings(
    name := "lineagehub",
    libraryDependencies ++= Seq(
      "org.tpolecat" %% "doobie-postgres" % "1.0.0-RC2",
      "io.circe" %% "circe-generic" % "0.14.5",
      "org.http4s" %% "http4s-dsl" % "0.23.19"
    )
  )
