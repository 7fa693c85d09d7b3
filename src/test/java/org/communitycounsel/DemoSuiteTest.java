package org.communitycounsel;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of the demo district, one after the other: they share its application, which takes long to fill. */
@Suite
@SelectPackages("org.communitycounsel")
@IncludeClassNamePatterns(".*(DemoTest|BrowserTest)")
class DemoSuiteTest {}
