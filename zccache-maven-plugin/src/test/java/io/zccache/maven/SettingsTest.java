/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.zccache.protocol.endpoint.CacheRoot;
import io.zccache.protocol.setting.ByteSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private final Properties user = new Properties();
  private final Map<Option, String> pom = new HashMap<>();
  private final Properties file = new Properties();
  private final Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/u"));

  @Test
  void nothingSet_isTheDefault() throws Exception {
    assertThat(read())
        .isEqualTo(
            new Settings(
                false,
                false,
                false,
                Selection.ALL,
                false,
                false,
                false,
                false,
                Optional.of(CacheRoot.of("/home/u/.cache/zccache-maven")),
                DaemonOptions.NONE));
  }

  @Test
  void commandLine_winsOverPomAndEnvironment() throws Exception {
    user.setProperty("zccache.cacheDir", "/command");
    pom.put(Option.CACHE_DIR, "/pom");
    environment.put("ZCCACHE_CACHE_DIR", "/environment");

    assertThat(read().root()).contains(CacheRoot.of("/command"));
  }

  @ParameterizedTest
  @CsvSource({"auto, true", "AUTO, true", "off, false"})
  void pathRemap_isAutoOrOff(String value, boolean expected) throws Exception {
    user.setProperty("zccache.pathRemap", value);

    assertThat(read().remap()).isEqualTo(expected);
  }

  @Test
  void pathRemap_anythingElse_isNamedWithWhatIsAllowed() {
    user.setProperty("zccache.pathRemap", "always");

    assertThatThrownBy(this::read)
        .hasMessageContainingAll("zccache.pathRemap", "always", "auto or off");
  }

  @Test
  void pom_winsOverEnvironment() throws Exception {
    pom.put(Option.CACHE_DIR, "/pom");
    environment.put("ZCCACHE_CACHE_DIR", "/environment");

    assertThat(read().root()).contains(CacheRoot.of("/pom"));
  }

  @Test
  void environment_winsOverDefaults() throws Exception {
    environment.put("ZCCACHE_CACHE_DIR", "/environment");
    environment.put("XDG_CACHE_HOME", "/xdg");

    assertThat(read().root()).contains(CacheRoot.of("/environment"));
  }

  @Test
  void cacheDir_relative_isBelowTheFolderOfTheBuild() throws Exception {
    user.setProperty("zccache.cacheDir", "target/cache");

    assertThat(read().root()).contains(CacheRoot.of("/project/target/cache"));
  }

  @Test
  void cacheDir_noHomeAndNothingNamed_isAbsent() throws Exception {
    environment.clear();

    assertThat(read().root()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, true", "TRUE, true", "1, true", "false, false", "0, false", "'', false"})
  void skip_yesAndNo(String text, boolean skip) throws Exception {
    user.setProperty("zccache.skip", text);

    assertThat(read().skip()).isEqualTo(skip);
  }

  @Test
  void skip_fromTheLaunchersVariable() throws Exception {
    environment.put("ZCCACHE_DISABLE", "1");
    environment.put("ZCCACHE_STRICT", "1");

    assertThat(read().skip()).isTrue();
    assertThat(read().failOnError()).isTrue();
  }

  @Test
  void skip_nonsense_namesParameterValueAndWhatIsAllowed() {
    user.setProperty("zccache.skip", "perhaps");

    assertThatThrownBy(this::read)
        .isInstanceOf(BadSettingException.class)
        .hasMessage(
            "zccache.skip is 'perhaps'; allowed: 1, true, yes and on, 0, false, no and off"
                + " (it can be set as -Dzccache.skip, in the POM, as ZCCACHE_DISABLE or in .mvn/zccache.properties)");
  }

  @ParameterizedTest
  @CsvSource({"90s, PT90S", "30m, PT30M", "2H, PT2H", "1d, PT24H", "PT5M, PT5M", "' 10 m ', PT10M"})
  void idleTimeout_inUnits(String text, Duration time) throws Exception {
    user.setProperty("zccache.idleTimeout", text);

    assertThat(read().daemonOptions().idleTimeout()).contains(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "0s", "-5m", "PT0S", "PT-5M", "soon", "PT0.5S"})
  void idleTimeout_nonsense_isRefused(String text) {
    user.setProperty("zccache.idleTimeout", text);

    assertThatThrownBy(this::read)
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("zccache.idleTimeout is '" + text + "'")
        .hasMessageContaining("30m");
  }

  @Test
  void maxSize_inUnits_fromAnySource() throws Exception {
    environment.put("ZCCACHE_MAX_SIZE", "20M");
    assertThat(read().daemonOptions().maxSize()).contains(new ByteSize(20L << 20));

    user.setProperty("zccache.maxSize", "5G");
    assertThat(read().daemonOptions().maxSize()).contains(new ByteSize(5L << 30));
  }

  @Test
  void maxSize_nonsense_namesParameterValueAndWhatIsAllowed() {
    user.setProperty("zccache.maxSize", "plenty");

    assertThatThrownBy(this::read)
        .isInstanceOf(BadSettingException.class)
        .hasMessage(
            "zccache.maxSize is 'plenty'; allowed: a size of 10M or more such as 500M, 5G, 1T"
                + " (it can be set as -Dzccache.maxSize, in the POM, as ZCCACHE_MAX_SIZE"
                + " or in .mvn/zccache.properties)");
  }

  @Test
  void file_countsAfterAllOthers() throws Exception {
    file.setProperty("zccache.cacheDir", "/file");
    assertThat(read().root()).contains(CacheRoot.of("/file"));
    environment.put("ZCCACHE_CACHE_DIR", "/environment");
    assertThat(read().root()).contains(CacheRoot.of("/environment"));
  }

  @Test
  void file_isReadWithItsNames(@TempDir Path folder) throws Exception {
    Path settings = folder.resolve("zccache.properties");
    assertThat(SettingFile.read(settings)).isEmpty();

    Files.writeString(settings, "# the team's\nzccache.maxSize = 5G\nzccache.cacheDir=/ä\n");
    assertThat(SettingFile.read(settings))
        .containsOnly(entry("zccache.maxSize", "5G"), entry("zccache.cacheDir", "/ä"));

    Files.writeString(settings, "zccache.maxsize = 5G\n");
    assertThatThrownBy(() -> SettingFile.read(settings))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("has 'zccache.maxsize', which is no setting; allowed: zccache.skip,");

    Files.write(settings, new byte[] {'a', (byte) 0xff});
    assertThatThrownBy(() -> SettingFile.read(settings))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("cannot be read");
  }

  private Settings read() throws BadSettingException {
    return Settings.read(
        new SettingSources(user, option -> Optional.ofNullable(pom.get(option)), environment, file),
        Path.of("/project"));
  }
}
