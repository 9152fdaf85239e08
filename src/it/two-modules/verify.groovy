def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
for (module in ['left', 'right']) {
  build.assertObjects(module, 'cold', 'base')
  build.assertObjects(module, 'warm', 'base')
}
build.assertCounts('0 hits, 8 misses', '8 hits, 0 misses')
build.assertRecord(8, 0)
build.assertModuleHits([left: 4, right: 4])
build.assertLoggedOnce('zccache: io.zccache.it:left: 4 hits, 0 misses, 0 declined')
build.assertLoggedOnce('zccache: io.zccache.it:right: 4 hits, 0 misses, 0 declined')
build.assertReport('Of the last build, 8 of 8 compiles came from the cache', '0 of 8 compiles, 0 %', '8 of 8 compiles, 100 %')
return true
