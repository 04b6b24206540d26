package dev.holter.guard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of the guard before a session may start.
 *
 * @param type the profile type's name
 * @param duration how long to collect; absent for the type's default
 * @param endpoint the route template to collect for; absent for all
 * @param instance the instance that is meant; absent for whichever is asked
 * @param question what the asker wants to know; absent where nothing was said
 * @param live whether somebody wants to watch the profile grow
 */
public record Ask(
        String type,
        @Nullable Duration duration,
        @Nullable String endpoint,
        @Nullable String instance,
        @Nullable String question,
        boolean live) {}
