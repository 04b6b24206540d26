package dev.holter.recording.type;

import dev.holter.profile.ProfileType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies what a user set for one type, and refuses what this JVM does not offer. */
final class Tuner {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final String name;
    private final String key;
    private final TypeTuning tuning;
    private final AvailableEvents available;
    private final Duration limit;

    /** @param limit the longest session of a type that has no cap of its own */
    Tuner(String name, TypeTuning tuning, AvailableEvents available, Duration limit) {
        this.name = name;
        this.key = "holter.types." + name;
        this.tuning = tuning;
        this.available = available;
        this.limit = limit;
    }

    /** The type that Holter brings, with the user's changes. */
    TypeDefinition change(TypeDefinition definition) {
        refuseForBuiltIn("question", tuning.question());
        refuseForBuiltIn("value", tuning.value());
        refuseForBuiltIn("unit", tuning.unit());
        refuseForBuiltIn("weight", tuning.weight());
        List<String> names =
                definition.events().stream().map(EventSettings::event).toList();
        tuning.events().forEach((event, settings) -> {
            if (!names.contains(event)) {
                throw wrongEvent(event, "no event of the type '" + name + "'", names);
            }
        });
        List<EventSettings> events = new ArrayList<>();
        definition.events().forEach(event -> tuned(event).ifPresent(events::add));
        return finish(definition.type(), events, definition.scaling(), definition.defaultDuration(), definition.cap());
    }

    /** The type of the user's own. */
    TypeDefinition define(String question) {
        List<EventSettings> events = new ArrayList<>();
        tuning.events().keySet().forEach(event -> tuned(plain(event)).ifPresent(events::add));
        events.forEach(this::requireMethods);
        return finish(OwnType.of(name, question, tuning, key), events, Scaling.NONE, BuiltInTypes.SHORT, null);
    }

    private TypeDefinition finish(
            ProfileType type,
            List<EventSettings> events,
            Scaling scaling,
            Duration defaultDuration,
            @Nullable Duration builtInCap) {
        if (events.isEmpty()) {
            throw new InvalidTuningException(
                    key + ".events", "", "The type '" + name + "' must have at least one event that is enabled.");
        }
        Duration cap = time("max-duration", tuning.maxDuration(), SettingValue.LONGEST, builtInCap);
        TypeDefinition capped = new TypeDefinition(type, events, scaling, defaultDuration, cap);
        Duration chosen = time("default-duration", tuning.defaultDuration(), capped.longest(limit), null);
        return chosen == null ? capped : new TypeDefinition(type, events, scaling, chosen, cap);
    }

    private @Nullable Duration time(
            String setting, @Nullable String typed, Duration longest, @Nullable Duration otherwise) {
        if (typed == null) {
            return otherwise;
        }
        return SettingValue.time(typed)
                .filter(time -> time.compareTo(SHORTEST) >= 0 && time.compareTo(longest) <= 0)
                .orElseThrow(() -> new InvalidTuningException(
                        key + "." + setting,
                        typed,
                        "It must be a time from 1s to " + longest.toSeconds() + "s, for example 10s."));
    }

    private Optional<EventSettings> tuned(EventSettings event) {
        String eventKey = key + ".events.[" + event.event() + "]";
        EventSettings changed = event;
        for (Map.Entry<String, String> typed :
                tuning.events().getOrDefault(event.event(), Map.of()).entrySet()) {
            String setting = setting(event.event(), typed.getKey(), typed.getValue(), eventKey);
            String value = SettingValue.of(event.event(), setting, typed.getValue())
                    .orElseThrow(() -> new InvalidTuningException(
                            eventKey + "." + typed.getKey(),
                            typed.getValue(),
                            SettingValue.allowed(event.event(), setting)));
            if (!setting.equals("enabled")) {
                changed = changed.with(setting, value);
            } else if (value.equals("false")) {
                return Optional.empty();
            }
        }
        return Optional.of(changed.weighedByItsPeriod());
    }

    /** JFR's name of the setting; {@code stack-trace} means {@code stackTrace}. */
    private String setting(String event, String typed, String value, String eventKey) {
        AvailableEvents.Offer offer = available.events().getOrDefault(event, inNewerJvms(event));
        List<String> settings = offer == null ? List.of() : List.copyOf(offer.settings());
        return settings.stream()
                .filter(setting -> setting.equalsIgnoreCase(typed.replace("-", "")))
                .findFirst()
                .orElseThrow(() -> new InvalidTuningException(
                        eventKey + "." + typed,
                        value,
                        "'" + typed + "' is no setting of " + event + " on this JVM, which has "
                                + settings.stream().sorted().collect(Collectors.joining(", ")) + "."
                                + Nearest.advice(typed, settings)));
    }

    /** What is refused when a session is asked for, and not when the application starts. */
    private static AvailableEvents.@Nullable Offer inNewerJvms(String event) {
        return event.equals(MethodTracing.EVENT) ? MethodTracing.OFFER : null;
    }

    private void requireMethods(EventSettings event) {
        if (event.event().equals(MethodTracing.EVENT)
                && event.settings().getOrDefault("filter", "").isEmpty()) {
            throw new InvalidTuningException(key + ".events.[" + event.event() + "].filter", "", TracedMethods.ALLOWED);
        }
    }

    /** An event of the user's own type before the user's settings: every setting has a value that neither floods nor hides. */
    private EventSettings plain(String event) {
        AvailableEvents.Offer offer = available.events().get(event);
        if (offer == null) {
            throw wrongEvent(
                    event,
                    "no event of this JVM that tells its thread",
                    List.copyOf(available.events().keySet()));
        }
        Map<String, String> settings = new LinkedHashMap<>();
        boolean bounded = offer.settings().contains("threshold");
        offer.settings().forEach(setting -> {
            switch (setting) {
                case "threshold" -> settings.put(setting, BuiltInTypes.THRESHOLD);
                case "stackTrace" -> settings.put(setting, "true");
                case "period" -> settings.put(setting, BuiltInTypes.PERIOD);
                case "throttle" -> settings.put(setting, bounded ? "off" : BuiltInTypes.THROTTLE);
                case "cutoff" -> settings.put(setting, "0 ns");
                default -> {} // nothing that could be chosen for the user
            }
        });
        Weight weight = OwnType.weight(event, offer, tuning, key);
        Detail detail = event.equals(MethodTracing.EVENT)
                ? Detail.NONE // the method itself is told
                : Detail.text(event.substring(event.lastIndexOf('.') + 1));
        return new EventSettings(event, settings, weight, detail, Only.ALL);
    }

    private InvalidTuningException wrongEvent(String event, String problem, List<String> allowed) {
        return new InvalidTuningException(
                key + ".events.[" + event + "]",
                String.valueOf(tuning.events().get(event)),
                "'" + event + "' is " + problem + "." + Nearest.advice(event, allowed)
                        + (event.indexOf('.') < 0 ? " An event's name stands in brackets: [jdk.ThreadPark]." : ""));
    }

    private void refuseForBuiltIn(String setting, @Nullable String typed) {
        if (typed != null) {
            throw new InvalidTuningException(
                    key + "." + setting,
                    typed,
                    "Only types of your own have it, and '" + name + "' is one that Holter brings. Remove it.");
        }
    }
}
