/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

/** Why the daemon's answer is not to be had. The tool then runs without it. */
public enum UnavailableReason {
  /** No cache root: no home folder is known and no variable names one. */
  NO_CACHE_ROOT("no folder for the cache"),
  /** A folder or socket belongs to another user. */
  FOREIGN_OWNER("the cache belongs to another user"),
  /** The cache root or its run folder cannot be made. */
  ROOT_UNUSABLE("the cache's folder cannot be used"),
  /** The program that starts a daemon is not to be found. */
  NO_DAEMON_PROGRAM("no daemon program"),
  /** A daemon was started and ended again, or could not be started. */
  START_FAILED("the daemon cannot be started"),
  /** A daemon was started, by us or by another, and does not answer. */
  START_TIMEOUT("the daemon does not come up"),
  /** A start has failed lately; it is not tried again for a while. */
  START_FAILED_LATELY("the daemon could not be started lately"),
  /** None runs, and none was to be started. */
  NOT_RUNNING("no daemon is running"),
  /** It is there and takes no connection. */
  DAEMON_BUSY("the daemon takes no more connections"),
  /** It has too much to do, also after it was left in peace for as long as it asked. */
  OVERLOADED("the daemon has too much to do"),
  /** The socket cannot be connected to. */
  CONNECT_FAILED("the daemon cannot be reached"),
  /** The connection ended before the answer. */
  CONNECTION_LOST("the connection to the daemon was lost"),
  /** It said nothing for the whole silence budget, to nobody. */
  DAEMON_SILENT("the daemon does not answer"),
  /** It was found silent lately; it is not waited for again for a while. */
  SILENT_LATELY("the daemon did not answer lately"),
  /** It said nothing for the whole silence budget, though it answers others. */
  CALL_FORGOTTEN("the daemon answers others, but not this call"),
  /** It answered with an error. */
  DAEMON_ERROR("the daemon reports an error"),
  /** Its answer is not in the protocol. */
  UNDECODABLE_REPLY("the daemon's answer cannot be read"),
  /** Its answer belongs to another request. */
  UNEXPECTED_REPLY("the daemon's answer is of the wrong kind"),
  /** The request is larger than a frame may be, or the reply larger than there is room for. */
  TOO_LARGE("request or answer are too large"),
  /** The environment cannot be sent, as one of its entries is no text. */
  ENVIRONMENT_NOT_TEXT("an environment variable is not UTF-8"),
  /** A variable has a value that means nothing. */
  BAD_SETTING("a setting is wrong");

  private final String sentence;

  UnavailableReason(String sentence) {
    this.sentence = sentence;
  }

  /** For people, without a full stop. */
  public String sentence() {
    return sentence;
  }
}
