return withSite == 'true'
