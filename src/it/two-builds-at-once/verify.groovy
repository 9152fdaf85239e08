def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath)
build.assertTwoBuildsCountApart()
return true
