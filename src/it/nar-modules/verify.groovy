def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
// The archive's members are named after the project's folder, so it is another in the plain build. What is linked is not.
def plain = new File(basedir.parentFile, 'plain-' + basedir.name)
def found = { folder, module, step, pattern ->
  def all = []
  new File(folder, "$module/objects/$step").eachFileRecurse(groovy.io.FileType.FILES) { if (it.name ==~ pattern) all << it }
  all.sort { it.name }*.bytes
}
def assertSame = { one, other, count ->
  assert one.size() == count && other.size() == count
  [one, other].transpose().each { a, b -> assert Arrays.equals(a, b) }
}
for (made in [['numbers', /.*\.o/, 4], ['numbers', /.*\.so/, 1], ['app', /.*\.o/, 1], ['app', 'app', 1]]) {
  def (module, pattern, count) = made
  for (step in ['cold', 'warm']) {
    assertSame(found(plain, module, 'base', pattern), found(basedir, module, step, pattern), count)
  }
}
assertSame(found(basedir, 'numbers', 'cold', /.*\.a/), found(basedir, 'numbers', 'warm', /.*\.a/), 1)
build.assertCounts('0 hits, 9 misses', '9 hits, 0 misses')
build.assertLogged('3 links: 3 hits')
build.assertNoDaemon()
return true
