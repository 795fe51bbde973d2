/**
 * The CommonJS libraries whose declarations describe a default export, where an ES module that imports them gets
 * the function itself: corrected here, once.
 */

import graphModule from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import forceAtlas2Module from 'graphology-layout-forceatlas2'

export const Graph = graphModule as unknown as typeof graphModule.default
export const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default
export const louvain = louvainModule as unknown as typeof louvainModule.default
