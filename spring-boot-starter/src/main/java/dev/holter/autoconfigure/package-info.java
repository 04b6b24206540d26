/** Properties and wiring for Spring Boot. */
@NullMarked
package dev.holter.autoconfigure;

import org.jspecify.annotations.NullMarked;
