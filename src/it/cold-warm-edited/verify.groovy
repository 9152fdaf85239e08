def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
build.assertObjects('edited', 'edited')
build.assertObjects('undone', 'base')
// the edited header is used by two of the four units
build.assertCounts('0 hits, 4 misses', '4 hits, 0 misses', '2 hits, 2 misses', '4 hits, 0 misses')
// an archive is made anew if one of its objects has changed
build.assertLoggedTimes(2, '; 1 link: 0 hits')
build.assertLoggedTimes(2, '; 1 link: 1 hit')
// with -Dzccache.explain, each miss is named with what was behind it, and no other step names any
build.assertMissesNamed(2, 'leaf.h')
// without a word of the plugin, and without the network
def quiet = build.maven('-q', '-o', 'clean', 'verify', '-Dstep=quiet')
assert !quiet.contains('zccache: ')
build.assertObjects('quiet', 'base')
build.maven('zccache:stop')
build.assertLogged('first.c:')  // a warning is shown again on a hit
return true
