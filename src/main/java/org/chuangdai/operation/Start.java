package org.chuangdai.operation;

import org.chuangdai.sql.MigrateCommand;
import org.eclipse.microprofile.config.Config;

/** What a process is started for, which decides what it cannot do without. */
public enum Start {
    SERVICE, COMMAND, MIGRATION;

    /** Whether it needs this one of the settings that production cannot do without. */
    boolean needs(Setting setting, Config config) {
        return switch (setting.property()) {
            case "chuangdai.database.owner-username", "chuangdai.database.owner-password" -> this == MIGRATION || MigrateCommand.isAtStart(config);
            case "chuangdai.database.password" -> this != MIGRATION;
            case "chuangdai.issuer" -> this == SERVICE;
            default -> true;
        };
    }
}
