/** Request scopes, and joining samples to them. */
@NullMarked
package dev.holter.attribution;

import org.jspecify.annotations.NullMarked;
