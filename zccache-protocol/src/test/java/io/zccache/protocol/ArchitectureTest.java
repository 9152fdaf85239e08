/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The module stays inside what the native program can have: values, no world. */
@AnalyzeClasses(packages = "io.zccache.protocol", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule nothing_butValuesOfTheJdk =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "io.zccache.protocol..",
                  "java.lang",
                  "java.util",
                  "java.util.function",
                  "java.nio.charset",
                  "org.jspecify.annotations",
                  // behind records, lambdas and string concatenation
                  "java.lang.invoke",
                  "java.lang.runtime"));

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("io.zccache.protocol.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule messages_knowNothingOfTheirBytes =
      noClasses()
          .that()
          .resideInAPackage("io.zccache.protocol")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.zccache.protocol.wire..", "io.zccache.protocol.frame..");

  @ArchTest
  static final ArchRule nothing_thatTheNativeProgramHasNotOrHasDifferently =
      noClasses()
          .should()
          .dependOnClassesThat(
              assignableTo(java.util.Random.class)
                  .or(nameMatching("java\\.util\\.stream\\..*|java\\.util\\.regex\\..*"))
                  .or(nameMatching("java\\.util\\.HexFormat|java\\.util\\.Formatter"))
                  .or(nameMatching("java\\.lang\\.(Thread|Process.*|Runtime|ClassLoader)"))
                  .or(assignableTo(AutoCloseable.class)))
          .orShould()
          .callMethodWhere(
              target(owner(assignableTo(String.class)))
                  .and(
                      target(
                          nameMatching("format|formatted|matches|split|replaceAll|replaceFirst"))))
          .orShould()
          .callMethodWhere(
              target(nameMatching("addSuppressed|getSuppressed|stream|parallelStream|chars|lines")))
          .orShould()
          .callMethodWhere(
              target(owner(assignableTo(Math.class))).and(target(nameMatching("random"))))
          .orShould()
          .callMethodWhere(
              target(owner(assignableTo(System.class)))
                  .and(target(nameMatching("(?!arraycopy|identityHashCode).*"))));
}
