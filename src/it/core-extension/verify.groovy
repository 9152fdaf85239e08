def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
for (step in ['cold', 'warm', 'both']) {
  build.assertObjects(step, 'base')
}
build.assertCounts('0 hits, 4 misses', '4 hits, 0 misses', '4 hits, 0 misses')
build.assertNoDaemon()
return true
