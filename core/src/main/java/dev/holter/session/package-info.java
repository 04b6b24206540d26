/** From a request to an admitted session to a profile, and the archive of finished sessions. */
@NullMarked
package dev.holter.session;

import org.jspecify.annotations.NullMarked;
