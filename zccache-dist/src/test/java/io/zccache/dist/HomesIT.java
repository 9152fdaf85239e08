/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Homes and cache roots of all kinds: each either works or says in one line what cures it. Every
 * case has mounts of its own, which no other program sees: {@code /mnt} holds programs, sources and
 * what the case needs, {@code /tmp} is fresh. That takes a superuser.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HomesIT {
  private static final String NOBODY = "setpriv --reuid=65534 --regid=65534 --clear-groups ";
  private static final String LONG = "/mnt/" + "d".repeat(120);

  /** Compiles twice by way of the launcher; both objects are the plain one. */
  private static final String SCRIPT =
      """
      set -e
      mount -t tmpfs -o size=200m,mode=0777 none /mnt
      cp -r "$DIST" /mnt/dist
      mount -t tmpfs -o size=8m,mode=1777 none /tmp
      mkdir -m 777 /mnt/work
      cd /mnt/work
      echo 'int f(int x) { return x + 1; }' > a.c
      gcc -O1 -c a.c -o plain.o
      launcher() { env -i PATH="$PATH" ZCCACHE_JAVA="$ZCCACHE_JAVA" %2$s /mnt/dist/bin/zccache "$@"; }
      %1$s
      for round in 1 2; do
        rm -f a.o
        launcher gcc -O1 -c a.c -o a.o
        cmp a.o plain.o
      done
      launcher status --json 2>/dev/null | sed -n 's/.*"cache_hits": *\\([0-9]*\\).*/hits \\1/p'
      launcher stop 2>/dev/null || true
      """;

  @TempDir private Path parent;
  private Site site;

  @BeforeEach
  void requireMounts() throws Exception {
    site = Site.of(parent);
    Assumptions.assumeTrue(
        site.run(List.of("unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt")).exit() == 0,
        "no right to mount");
    Assumptions.assumeTrue(
        site.run(List.of("sh", "-c", NOBODY + "true")).exit() == 0, "no right to be another user");
  }

  @Test
  void home_ofAnotherUserThanRoot_isCached() throws Exception {
    cached("mkdir /mnt/home; chown 65534 /mnt/home", "HOME=/mnt/home " + NOBODY);
  }

  @Test
  void home_isTheRootFolder_namesTheCure() throws Exception {
    uncached("", "HOME=/ " + NOBODY, "name another folder by ZCCACHE_CACHE_DIR");
  }

  @Test
  void home_readOnly_namesTheCure() throws Exception {
    uncached(
        "mkdir /mnt/home; mount -t tmpfs -o ro none /mnt/home",
        "HOME=/mnt/home",
        "name another folder by ZCCACHE_CACHE_DIR");
  }

  @Test
  void home_unset_namesTheCure() throws Exception {
    uncached("", "", "set HOME or ZCCACHE_CACHE_DIR");
  }

  @Test
  void home_relative_namesTheCure() throws Exception {
    uncached("", "HOME=here", "set HOME or ZCCACHE_CACHE_DIR");
  }

  @Test
  void root_onAnotherFileSystem_isCached() throws Exception {
    cached(
        "mkdir /mnt/disk; mount -t tmpfs -o size=16m none /mnt/disk",
        "ZCCACHE_CACHE_DIR=/mnt/disk/cache");
  }

  @Test
  void root_onAFullFileSystem_isToldOnce() throws Exception {
    uncached(
        """
        mkdir /mnt/disk
        mount -t tmpfs -o size=64k none /mnt/disk
        dd if=/dev/zero of=/mnt/disk/full bs=1k 2>/mnt/dd || true
        """,
        "ZCCACHE_CACHE_DIR=/mnt/disk/cache",
        "make room, or name another folder by ZCCACHE_CACHE_DIR");
  }

  @Test
  void root_madeByAnotherUser_namesTheCure() throws Exception {
    uncached(
        "mkdir /mnt/cache; chown 1234 /mnt/cache",
        "ZCCACHE_CACHE_DIR=/mnt/cache",
        "give it to this user, or name another folder by ZCCACHE_CACHE_DIR");
  }

  @Test
  void root_thatIsAFile_namesTheCure() throws Exception {
    uncached(
        "echo file > /mnt/cache",
        "ZCCACHE_CACHE_DIR=/mnt/cache",
        "is no folder; name another one by ZCCACHE_CACHE_DIR");
  }

  @Test
  void root_tooLongForASocket_isCached() throws Exception {
    cached("", "ZCCACHE_CACHE_DIR=" + LONG);
  }

  @Test
  void root_tooLongForASocketAndNoTmp_namesTheCure() throws Exception {
    uncached(
        "mount -t tmpfs -o ro none /tmp",
        "ZCCACHE_CACHE_DIR=" + LONG,
        "too long for a socket: name a shorter one by ZCCACHE_CACHE_DIR");
  }

  @Test
  void root_tooLongForASocketAndItsShortPlaceTaken_namesTheCure() throws Exception {
    uncached(
        """
        place=/tmp/$(launcher status --json 2>/dev/null | grep -o 'zccache-0-[0-9a-f]*' | head -1)
        mkdir -m 777 $place
        chown 1234 $place
        """,
        "ZCCACHE_CACHE_DIR=" + LONG,
        "name another folder by ZCCACHE_CACHE_DIR");
  }

  @Test
  void tmp_full_isCached() throws Exception {
    cached(
        """
        mkdir -m 777 /mnt/temp
        dd if=/dev/zero of=/tmp/full bs=64k 2>/mnt/dd || true
        """,
        "TMPDIR=/mnt/temp ZCCACHE_CACHE_DIR=/mnt/cache");
  }

  @Test
  void tmp_readOnly_isCached() throws Exception {
    cached("mount -t tmpfs -o ro none /tmp", "ZCCACHE_CACHE_DIR=/mnt/cache");
  }

  private void cached(String before, String as) throws Exception {
    assertThat(compileTwice(before, as)).isEqualTo(new Site.Ended(0, "hits 1\n", ""));
  }

  private void uncached(String before, String as, String cure) throws Exception {
    Site.Ended ended = compileTwice(before, as);
    assertThat(ended.exit()).as(ended.stderr()).isZero();
    assertThat(ended.stderr().lines()).singleElement().asString().contains(cure);
    assertThat(ended.stdout()).isEmpty();
  }

  /**
   * Compiles in a namespace of its own.
   *
   * @param before shell commands that prepare the case
   * @param as variables of the launcher, and what runs it as another user
   */
  private Site.Ended compileTwice(String before, String as) throws Exception {
    site.environment.put("DIST", System.getProperty("zccache.folder"));
    String script = SCRIPT.formatted(before, as);
    return site.run(List.of("unshare", "-m", "sh", "-c", script));
  }
}
