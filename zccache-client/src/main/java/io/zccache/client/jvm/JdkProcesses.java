/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import io.zccache.client.FilePath;
import io.zccache.client.port.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Processes as Linux shows them in {@code /proc}. A lock's holder is the process that its file
 * names, if the system lists a lock of that process on that inode; elsewhere nothing is known.
 *
 * <pre>
 * locks := line*
 * line  := number: POSIX ADVISORY WRITE process major:minor:inode first last
 * </pre>
 */
final class JdkProcesses implements Processes {
  /** A daemon names its process and two numbers; other programs that hold the lock do not. */
  private static final Pattern DAEMON = Pattern.compile("([0-9]{1,10}) [0-9]+ [0-9a-f]+\n");

  private final Path locks;

  JdkProcesses() {
    this(Path.of("/proc/locks"));
  }

  /** Reads another list. */
  JdkProcesses(Path locks) {
    this.locks = locks;
  }

  @Override
  public long holder(FilePath file) {
    try {
      Path path = JdkPaths.of(file);
      Object inode = Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
      Matcher daemon = DAEMON.matcher(Files.readString(path));
      if (!daemon.matches()) {
        return 0;
      }
      String line = " POSIX +ADVISORY +WRITE +" + daemon.group(1) + " [^ ]*:" + inode + " ";
      boolean listed = Pattern.compile(line).matcher(Files.readString(locks)).find();
      return listed ? Long.parseLong(daemon.group(1)) : 0;
    } catch (IOException | InvalidPathException e) {
      return 0;
    }
  }

  @Override
  public boolean end(long pid, boolean force) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isEmpty() || pid == ProcessHandle.current().pid()) {
      return false;
    }
    return force ? process.get().destroyForcibly() : process.get().destroy();
  }
}
