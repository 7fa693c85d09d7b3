/** What the person at the console sees when the application starts, or cannot. */
package org.communitycounsel.platform.start;
