def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
build.assertObjects('edited', 'edited')
build.assertObjects('undone', 'base')
// the edited header is used by two of the four units
build.assertCounts('0 hits, 4 misses', '4 hits, 0 misses', '2 hits, 2 misses', '4 hits, 0 misses')
build.assertLogged('first.c:')  // a warning is shown again on a hit
return true
