/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.install.FileNames;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.endpoint.CacheRoot;
import io.zccache.protocol.setting.ByteSize;
import io.zccache.protocol.setting.Switch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants, checked.
 *
 * @param skip leave the build alone
 * @param failOnError let trouble of ours fail the build
 * @param explain name each miss at the end of a build
 * @param selection what of the build goes through the cache
 * @param verbose tell of each module at the end of a build
 * @param readOnly take results from the cache, store none
 * @param remap share results with other checkouts
 * @param stopAtEnd end the daemon when the build has ended
 * @param root the cache root; absent if there is no home folder and none is named
 * @param daemonOptions what a daemon that this build starts is told
 */
record Settings(
    boolean skip,
    boolean failOnError,
    boolean explain,
    Selection selection,
    boolean verbose,
    boolean readOnly,
    boolean remap,
    boolean stopAtEnd,
    Optional<CacheRoot> root,
    DaemonOptions daemonOptions) {

  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,6})\\s*([smhd])");

  /**
   * Reads and checks all values.
   *
   * @param folder what a relative cache root is relative to
   */
  static Settings read(SettingSources sources, Path folder) throws BadSettingException {
    return new Settings(
        flag(sources, Option.SKIP),
        flag(sources, Option.FAIL_ON_ERROR),
        flag(sources, Option.EXPLAIN),
        Selection.read(sources),
        flag(sources, Option.VERBOSE),
        flag(sources, Option.READ_ONLY),
        remap(sources),
        flag(sources, Option.STOP_AT_END),
        root(sources, folder),
        new DaemonOptions(idleTimeout(sources), maxSize(sources)));
  }

  static boolean flag(SettingSources sources, Option option) throws BadSettingException {
    String value = sources.value(option).orElse("off");
    Optional<Switch> said = Switch.parse(value);
    if (said.isEmpty()) {
      throw new BadSettingException(option, value, Switch.ALLOWED);
    }
    return said.get() == Switch.ON;
  }

  /** Whether a goal that tells of something tells it as an object for programs. */
  static boolean json(SettingSources sources) throws BadSettingException {
    String value = sources.value(Option.FORMAT).orElse("text");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "json" -> true;
      case "text" -> false;
      default -> throw new BadSettingException(Option.FORMAT, value, "text or json");
    };
  }

  private static boolean remap(SettingSources sources) throws BadSettingException {
    String value = sources.value(Option.PATH_REMAP).orElse("off");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "auto" -> true;
      case "off", "" -> false;
      default -> throw new BadSettingException(Option.PATH_REMAP, value, "auto or off");
    };
  }

  private static Optional<CacheRoot> root(SettingSources sources, Path folder) {
    Map<String, String> environment = sources.environment();
    return CacheRoot.of(
        sources.value(Option.CACHE_DIR).map(FileNames::bytes).orElse(null),
        bytes(environment.get("XDG_CACHE_HOME")),
        bytes(environment.get("HOME")),
        FileNames.bytes(folder.toAbsolutePath().toString()));
  }

  private static Optional<Duration> idleTimeout(SettingSources sources) throws BadSettingException {
    Optional<String> value = sources.value(Option.IDLE_TIMEOUT);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> duration = duration(value.get()).filter(time -> time.toSeconds() > 0);
    if (duration.isEmpty()) {
      throw new BadSettingException(
          Option.IDLE_TIMEOUT, value.get(), "a time of one second or more such as 90s, 30m, 2h");
    }
    return duration;
  }

  private static Optional<ByteSize> maxSize(SettingSources sources) throws BadSettingException {
    Optional<String> value = sources.value(Option.MAX_SIZE);
    Optional<ByteSize> size = value.flatMap(ByteSize::parse);
    if (value.isPresent() && size.isEmpty()) {
      throw new BadSettingException(Option.MAX_SIZE, value.get(), ByteSize.ALLOWED);
    }
    return size;
  }

  private static Optional<Duration> duration(String text) {
    Matcher matcher = SHORT_DURATION.matcher(text.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      return Optional.of(
          switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          });
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Bytes bytes(@Nullable String text) {
    return text == null ? null : FileNames.bytes(text);
  }
}
