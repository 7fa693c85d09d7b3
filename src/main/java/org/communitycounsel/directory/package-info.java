/** Who there is: districts, streets, communities, justice offices, firms, lawyers, schools; and their import. */
@ApplicationModule(displayName = "Directory", allowedDependencies = "platform")
package org.communitycounsel.directory;

import org.springframework.modulith.ApplicationModule;
