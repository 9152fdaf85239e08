/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Which package may see which. */
@AnalyzeClasses(
    packages = "io.zccache.daemon",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackageArrowsTest {
  private static final String ROOT = "io.zccache.daemon.";

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      SlicesRuleDefinition.slices().matching("io.zccache.daemon.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule keys_seeNativesOnly = sees("key", "key", "natives");

  @ArchTest
  static final ArchRule compilerKnowledge_seesKeysOnly = sees("compiler", "compiler", "key");

  @ArchTest
  static final ArchRule archiverKnowledge_seesReasonsOnly = sees("link", "link", "compiler");

  @ArchTest static final ArchRule natives_seeNothingOfOurs = sees("natives", "natives");

  @ArchTest
  static final ArchRule files_seeKeysAndNativesOnly = sees("files", "files", "key", "natives");

  @ArchTest
  static final ArchRule store_seesKeysFilesAndNatives =
      sees("store", "store", "store.record", "files", "key", "natives");

  @ArchTest static final ArchRule bounds_seeNothingOfOurs = sees("bound", "bound");

  @ArchTest static final ArchRule exec_seesBoundsOnly = sees("exec", "exec", "bound");

  @ArchTest static final ArchRule stats_seeReasonsOnly = sees("stats", "stats", "compiler");

  @ArchTest
  static final ArchRule server_knowsNothingOfCompilesOrTheStore =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "server")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "compile", ROOT + "store", ROOT + "files", ROOT + "exec");

  @ArchTest
  static final ArchRule compilerKnowledge_isPure =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "compiler", ROOT + "link", ROOT + "key")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File|FileInputStream|FileOutputStream|RandomAccessFile)")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.(Process|ProcessBuilder|System\\$Logger)");

  private static ArchRule sees(String one, String... others) {
    String[] allowed = new String[others.length];
    for (int i = 0; i < others.length; i++) {
      allowed[i] = ROOT + others[i];
    }
    return classes()
        .that()
        .resideInAPackage(ROOT + one)
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("io.zccache..")).or(resideInAnyPackage(allowed)));
  }
}
