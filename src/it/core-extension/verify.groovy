def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
for (step in ['cold', 'warm', 'both']) {
  build.assertObjects(step, 'base')
}
build.assertCounts('0 hits, 4 misses', '4 hits, 0 misses', '4 hits, 0 misses')
build.assertNoDaemon()
// what Maven reads of the plugin in each build: one small file
def pom = new File(localRepositoryPath, "io/zccache/zccache-maven-plugin/${pluginVersion}/zccache-maven-plugin-${pluginVersion}.pom").text
assert ['parent', 'dependencies', 'dependencyManagement', 'build'].every { !pom.contains("<$it>") }
return true
