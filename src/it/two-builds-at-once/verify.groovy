def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertTwoBuildsCountApart()
return true
