package dev.holter.recording.type;

import java.time.Duration;
import java.util.Optional;

/** How JFR merges the settings of recordings that run at the same time; checked against jdk.ActiveSetting on JDK 17 and 25. */
public final class SettingMerge {

    private SettingMerge() {}

    /** The value that another recording's puts in the place of ours; empty where ours holds. */
    public static Optional<String> changed(String setting, String ours, String theirs) {
        boolean wins =
                switch (setting) {
                    case "period", "threshold" -> isShorter(theirs, ours);
                    case "cutoff" -> isShorter(ours, theirs) || theirs.equals("infinity");
                    case "throttle" -> isMoreRestrictiveThanOff(ours, theirs) || perDay(theirs) > perDay(ours);
                    case "stackTrace" -> theirs.equals("true") && !ours.equals("true");
                    default -> false;
                };
        return wins && !ours.equals(theirs) ? Optional.of(theirs) : Optional.empty();
    }

    /** Any rate wins over {@code off}; among rates the highest does. */
    private static boolean isMoreRestrictiveThanOff(String ours, String theirs) {
        return ours.equals("off") && perDay(theirs) > 0;
    }

    private static boolean isShorter(String one, String other) {
        Optional<Duration> first = SettingValue.time(one);
        Optional<Duration> second = SettingValue.time(other);
        return first.isPresent() && second.isPresent() && first.get().compareTo(second.get()) < 0;
    }

    /** Settings of others were checked by nobody. */
    private static double number(String typed) {
        try {
            return Double.parseDouble(typed);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static double perDay(String rate) {
        int slash = rate.indexOf('/');
        if (slash < 0) {
            return 0;
        }
        double count = number(rate.substring(0, slash).trim());
        return count
                * switch (rate.substring(slash + 1).trim()) {
                    case "ms" -> 86_400_000;
                    case "s" -> 86_400;
                    case "m" -> 1_440;
                    case "h" -> 24;
                    default -> 1;
                };
    }
}
