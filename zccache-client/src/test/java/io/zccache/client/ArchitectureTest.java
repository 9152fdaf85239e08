/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.zccache.client",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String JVM = "io.zccache.client.jvm..";

  /** The client sees the protocol, and what every JDK class library for C has. */
  @ArchTest
  static final ArchRule SEES_ONLY_THE_PROTOCOL =
      classes()
          .that()
          .resideOutsideOfPackage(JVM)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.zccache.client",
              "io.zccache.client.port",
              "io.zccache.protocol..",
              "java.lang",
              "java.lang.annotation",
              "java.lang.runtime",
              "java.io",
              "java.nio.charset",
              "java.util",
              "org.jspecify.annotations");

  @ArchTest
  static final ArchRule DOES_NO_INPUT_OR_OUTPUT =
      noClasses()
          .that()
          .resideOutsideOfPackage(JVM)
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.io\\.(File|.*InputStream|.*Reader|.*Writer|FileOutputStream|PrintStream)"
                  + "|java\\.lang\\.Process.*|java\\.lang\\.Thread");

  /** What is missing or other than Java's in the C program. */
  @ArchTest
  static final ArchRule AVOIDS_WHAT_C_LACKS =
      noClasses()
          .that()
          .resideOutsideOfPackage(JVM)
          .should()
          .callMethod(Throwable.class, "addSuppressed", Throwable.class)
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random");

  @ArchTest
  static final ArchRule PORTS_KNOW_NOTHING_OF_THE_CONVERSATION =
      noClasses()
          .that()
          .resideInAPackage("io.zccache.client.port")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("io\\.zccache\\.client\\.(?!FilePath$|port\\.)[A-Z].*");
}
