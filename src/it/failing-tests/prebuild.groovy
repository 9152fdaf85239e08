new io.zccache.it.WholeBuild(basedir, localRepositoryPath)
    .with('-Dpasses=true').prepare(['left', 'right'], 'base')
return true
