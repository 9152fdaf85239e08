/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

/**
 * The story goes on in a copy of the tree in another folder. The tree it leaves stays as it is,
 * until the story comes back to that folder.
 */
record Checkout() implements Event {
  @Override
  public String shell() {
    return "cp -a . ../elsewhere; cd ../elsewhere; TREE=$PWD  # or back over the first";
  }
}
