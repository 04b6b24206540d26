package dev.holter.profile;

/**
 * A setting of the session that another recording changed, because JFR merges the settings of all that run.
 *
 * @param event the JFR event
 * @param setting the setting of that event
 * @param asked what the session asked for
 * @param effective what held while both ran
 * @param recording whose setting it was: the other recording's name, cut and without paths
 */
public record SettingChange(String event, String setting, String asked, String effective, String recording) {}
