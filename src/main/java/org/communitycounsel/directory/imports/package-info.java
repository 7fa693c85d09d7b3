/** Lists brought into the directory from CSV and Excel files: by an administrator's page, and by the command line. */
@NamedInterface("imports")
package org.communitycounsel.directory.imports;

import org.springframework.modulith.NamedInterface;
