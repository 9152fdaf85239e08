def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
build.assertCounts('0 hits, 4 misses', '4 hits, 0 misses')
build.assertNoDaemon()
def stats = build.mavenWithoutProject('io.zccache:zccache-maven-plugin:stats')
assert stats.contains('No daemon is running for the cache in ')
build.mavenWithoutProject('io.zccache:zccache-maven-plugin:start')
stats = build.mavenWithoutProject('io.zccache:zccache-maven-plugin:stats')
assert stats =~ /results +4 in /
// Maven 4 puts words of its own before the lines, unless told otherwise
def raw = new File(mavenHome, 'lib').list().any { it.startsWith('maven-core-4') } ? ['--raw-streams'] : []
def record = build.mavenWithoutProject('io.zccache:zccache-maven-plugin:stats', '-q', '-Dzccache.format=json', *raw)
assert new groovy.json.JsonSlurper().parseText(record.substring(record.indexOf('{'), record.lastIndexOf('}') + 1)).results == 4
def doctor = build.mavenWithoutProject('io.zccache:zccache-maven-plugin:doctor')
assert doctor =~ /launcher +\S+\/bin\/zccache {2}\(works\)/
assert doctor =~ /cacheDir +\S+ {2}\(ZCCACHE_CACHE_DIR\)/
assert doctor =~ /gcc +\/\S+gcc/
assert doctor.contains('Nothing is wrong.')
def explained = build.mavenWithoutProject('io.zccache:zccache-maven-plugin:explain', '-Dzccache.excludes=*:legacy,g?c', '-Dzccache.command=gcc -c a.c')
assert explained.contains('bypass: the compiler would run as if there were no cache: the user wants this tool left alone')
def cleared = build.mavenWithoutProject('io.zccache:zccache-maven-plugin:clear')
assert cleared =~ /removed 4 results with /
build.mavenWithoutProject('io.zccache:zccache-maven-plugin:stop')
build.assertNoDaemon()
return true
