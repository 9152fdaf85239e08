def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
for (module in ['left', 'right']) {
  build.assertObjects(module, 'cold', 'base')
  build.assertObjects(module, 'warm', 'base')
}
build.assertCounts('0 hits, 8 misses', '8 hits, 0 misses')
build.assertRecord(8, 0)
return true
