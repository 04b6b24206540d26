/** Holter in a Spring Boot service: its properties, its wiring, its request scopes. */
@NullMarked
package dev.holter.autoconfigure;

import org.jspecify.annotations.NullMarked;
