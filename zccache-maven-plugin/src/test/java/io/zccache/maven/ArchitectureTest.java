/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.zccache.maven", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule rulesKnowNothingButConfigurations =
      noClasses()
          .that()
          .resideInAPackage("io.zccache.maven.inject")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.zccache.maven",
              "io.zccache.maven.install",
              "io.zccache.maven.report",
              "io.zccache.client..",
              "io.zccache.protocol..",
              "org.apache.maven..",
              "java.nio.file.attribute..");

  @ArchTest
  static final ArchRule installationKnowsNothingOfMaven =
      noClasses()
          .that()
          .resideInAPackage("io.zccache.maven.install")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.zccache.maven", "io.zccache.maven.report", "org.apache.maven..", "org.slf4j..");

  @ArchTest
  static final ArchRule reportsKnowOnlyCounts =
      noClasses()
          .that()
          .resideInAPackage("io.zccache.maven.report")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.zccache.maven",
              "io.zccache.maven.inject",
              "io.zccache.maven.install",
              "io.zccache.client..",
              "org.apache.maven..",
              "java.nio.file..",
              "java.nio.channels..");

  @ArchTest
  static final ArchRule daemonAndLauncherAreNeverLoaded =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.zccache.daemon..", "io.zccache.launcher..");

  @ArchTest
  static final ArchRule nothingIsPrinted =
      noClasses()
          .that()
          .doNotHaveSimpleName("StandardOutput")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
