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

// what is left alone compiles as ever: a module by its coordinates, another by its folder, the executions of both
def left = 'zccache: io.zccache.it:left: 4 hits, 0 misses'
def right = 'zccache: io.zccache.it:right: 4 hits, 0 misses'
def module = build.maven('clean', 'verify', '-T', '2', '-Dstep=module', '-Dzccache.verbose=true', '-Dzccache.excludes=*:left')
build.assertCountsIn(module, '4 hits, 0 misses')
assert module.contains(right) && !module.contains(':left: ')
def folder = build.maven('clean', 'verify', '-Dstep=folder', '-Dzccache.verbose=true', '-Dzccache.includes=left/')
build.assertCountsIn(folder, '4 hits, 0 misses')
assert folder.contains(left) && !folder.contains(':right: ')
def execution = build.maven('clean', 'verify', '-Dstep=execution', '-Dzccache.excludes=compile@comp*')
assert !execution.contains('zccache: ')
for (name in ['left', 'right']) {
  for (step in ['module', 'folder', 'execution']) {
    build.assertObjects(name, step, 'base')
  }
}
build.maven('zccache:stop')
return true
