/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.zccache.launcher",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CORE = "io.zccache.launcher";
  private static final String POSIX = "io.zccache.launcher.posix";
  private static final String JVM = "io.zccache.launcher.jvm";

  @ArchTest
  static final ArchRule CORE_SEES_NEITHER_SYSTEM =
      classes()
          .that()
          .resideInAPackage(CORE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              CORE,
              "io.zccache.client",
              "io.zccache.client.port",
              "io.zccache.protocol",
              "io.zccache.protocol.endpoint",
              "io.zccache.protocol.frame",
              "io.zccache.protocol.setting",
              "java.lang",
              "java.lang.annotation",
              "java.lang.runtime",
              "java.lang.invoke",
              "java.io",
              "java.nio.charset",
              "java.util",
              "org.jspecify.annotations");

  @ArchTest
  static final ArchRule NATIVE_PROGRAM_SEES_NO_JVM =
      noClasses()
          .that()
          .resideInAPackage(POSIX)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(JVM, "io.zccache.client.jvm", "java.net..", "java.nio.file..");

  @ArchTest
  static final ArchRule JVM_SEES_NO_NATIVES =
      noClasses()
          .that()
          .resideOutsideOfPackage(POSIX)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(POSIX, "org.teavm..");

  /**
   * What is missing or other than Java's in the C program; a try-with-resources calls the first.
   */
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
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.Thread")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.stream..", "java.util.regex..", "java.lang.reflect..");
}
