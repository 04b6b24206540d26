/** What was measured: immutable values without JFR and without threads. */
@NullMarked
package dev.holter.profile;

import org.jspecify.annotations.NullMarked;
