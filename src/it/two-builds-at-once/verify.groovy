def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertTwoBuildsCountApart()
build.assertCheckoutsShare()
return true
