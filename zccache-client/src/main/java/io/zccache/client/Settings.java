/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.protocol.frame.WireFormat;
import io.zccache.protocol.setting.Switch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says about the conversation.
 *
 * @param wire the format that requests go out in
 * @param wedge when a silent daemon is given up
 * @param session the session that the calls are counted for
 * @param strict whether trouble fails the call instead of running the tool without the cache
 * @param disabled whether the cache is switched off
 * @param trouble what is wrong with a variable; the other components then hold defaults for it
 */
public record Settings(
    WireFormat wire,
    WedgePolicy wedge,
    @Nullable String session,
    boolean strict,
    boolean disabled,
    @Nullable String trouble) {
  private static final String STRICT = "ZCCACHE_STRICT";
  private static final String DISABLE = "ZCCACHE_DISABLE";
  private static final String READ_ONLY = "ZCCACHE_READONLY"; // the daemon's affair, but a switch
  private static final int SESSION_LENGTH = 36;

  /** Reads the variables; an empty one counts as not set. */
  public static Settings of(Environment environment) {
    byte[] wireText = environment.get("ZCCACHE_DAEMON_WIRE");
    byte[] silenceText = environment.get("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS");
    byte[] sessionText = environment.get("ZCCACHE_SESSION_ID");
    Optional<WireFormat> wire = WireFormat.chosenBy(text(wireText));
    long silence =
        silenceText == null
            ? WedgePolicy.DEFAULT_SILENCE_SECONDS
            : Ascii.decimal(Ascii.trim(silenceText));
    String trouble = null;
    if (wire.isEmpty()) {
      trouble =
          "ZCCACHE_DAEMON_WIRE=" + text(wireText) + " is none of auto, bincode, prost and frame";
    } else if (silence < 0 || silence > Integer.MAX_VALUE) {
      trouble = "ZCCACHE_WEDGE_RECV_TIMEOUT_SECS=" + text(silenceText) + " is no number of seconds";
    } else if (sessionText != null && !isSession(sessionText)) {
      trouble = "ZCCACHE_SESSION_ID=" + text(sessionText) + " is no session";
    } else if (environment.isNoSwitch(STRICT)) {
      trouble = noSwitch(environment, STRICT);
    } else if (environment.isNoSwitch(DISABLE)) {
      trouble = noSwitch(environment, DISABLE);
    } else if (environment.isNoSwitch(READ_ONLY)) {
      trouble = noSwitch(environment, READ_ONLY);
    }
    boolean useful = trouble == null;
    return new Settings(
        wire.orElse(WireFormat.PROTOBUF_V16),
        useful ? WedgePolicy.ofSeconds(silence) : WedgePolicy.standard(),
        useful ? text(sessionText) : null,
        environment.isOn(STRICT),
        environment.isOn(DISABLE),
        trouble);
  }

  private static String noSwitch(Environment environment, String name) {
    return name + "=" + text(environment.get(name)) + " is none of " + Switch.ALLOWED;
  }

  /** Whether {@code text} has the form of a session: a UUID. */
  private static boolean isSession(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      boolean hex =
          (text[i] >= '0' && text[i] <= '9')
              || (text[i] >= 'a' && text[i] <= 'f')
              || (text[i] >= 'A' && text[i] <= 'F');
      if (dash ? text[i] != '-' : !hex) {
        return false;
      }
    }
    return text.length == SESSION_LENGTH;
  }

  private static @Nullable String text(byte @Nullable [] value) {
    return value == null ? null : FilePath.of(value).text();
  }
}
