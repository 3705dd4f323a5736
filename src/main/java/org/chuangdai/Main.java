package org.chuangdai;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chuangdai.audit.VerifyAuditCommand;
import org.chuangdai.documents.RegisterDocumentsCommand;
import org.chuangdai.signon.SignOnSettings;
import org.chuangdai.sql.DatabaseSettings;
import org.chuangdai.sql.MigrateCommand;
import org.chuangdai.statistics.ReconcileCommand;
import org.chuangdai.vault.BadKeys;
import org.chuangdai.vault.RotateKeysCommand;
import org.chuangdai.vault.VaultSettings;
import org.eclipse.microprofile.config.Config;

/**
 * Production start: names every missing setting at once, in both languages, before anything else runs. With the name of a command as its first argument it serves nothing, does what
 * the command says and ends.
 */
@QuarkusMain
public final class Main {

    /** A setting that production cannot do without. @param readAs the setting of Quarkus that takes it over, which may be set instead */
    private record Setting(String name, String readAs, String chinese, String english) {
        Setting(String name, String chinese, String english) {
            this(name, name, chinese, english);
        }

        boolean missing(Config config) {
            return Stream.of(name, readAs).noneMatch(given -> config.getOptionalValue(given, String.class).filter(value -> !value.isBlank()).isPresent());
        }

        String line() {
            return "  %-35s %s · %s".formatted(name.toUpperCase().replace('.', '_').replace('-', '_'), chinese, english);
        }
    }

    private static final Setting ADDRESS = new Setting("chuangdai.database.address", "数据库地址 host:port/name", "database address host:port/name");
    private static final Setting USERNAME = new Setting("chuangdai.database.username", "数据库用户", "database user");
    private static final Setting PASSWORD = new Setting("chuangdai.database.password", "数据库口令", "database password");
    private static final Setting OWNER = new Setting("chuangdai.database.owner-username", "数据库属主（运行迁移）", "owner of the tables, who runs migrations");
    private static final Setting OWNER_PASSWORD = new Setting("chuangdai.database.owner-password", "数据库属主的口令", "the owner's password");
    private static final Setting ISSUER = new Setting("chuangdai.issuer", "quarkus.oidc.auth-server-url", "单点登录发行者地址", "address of the single sign-on issuer");

    private static final Map<String, Class<? extends QuarkusApplication>> COMMANDS = Map.of(ReconcileCommand.NAME, ReconcileCommand.class, RotateKeysCommand.NAME, RotateKeysCommand.class,
            VerifyAuditCommand.NAME, VerifyAuditCommand.class, RegisterDocumentsCommand.NAME, RegisterDocumentsCommand.class, MigrateCommand.NAME, MigrateCommand.class);

    private Main() {
    }

    public static void main(String[] args) {
        Class<? extends QuarkusApplication> command = args.length == 0 ? null : COMMANDS.get(args[0]);
        boolean migrates = command == MigrateCommand.class;
        Config config = StartConfig.read();
        List<String> missing = Stream.concat(required(config, command == null, migrates).filter(setting -> setting.missing(config)).map(Setting::line), faultOfKeys(config)).toList();
        if (!missing.isEmpty()) {
            refuse("创贷不能启动，以下设置（环境变量）缺失或有误 · Chuangdai cannot start, these settings (environment variables) are missing or wrong:", missing);
        }
        DatabaseSettings database = new DatabaseSettings(config);
        SignOnSettings signOn = new SignOnSettings(config);
        List<String> complaints = Stream.concat(database.complaints().stream(), command == null ? signOn.complaints().stream() : Stream.of()).map(complaint -> "  " + complaint).toList();
        if (!complaints.isEmpty()) {
            refuse("创贷不能启动，以下设置有误 · Chuangdai cannot start, these settings are wrong:", complaints);
        }
        database.derived().forEach(System::setProperty);
        if (command == null) {
            signOn.derived().forEach(System::setProperty);
            Quarkus.run(args);
        } else {
            // A command serves nobody and folds nothing: it needs no port, no issuer and no timer.
            Map.of("quarkus.http.host-enabled", "false", "quarkus.oidc.tenant-enabled", "false", "quarkus.scheduler.enabled", "false").forEach(System::setProperty);
            if (migrates) {
                MigrateCommand.SETTINGS.forEach(System::setProperty);
            }
            Quarkus.run(command, args);
        }
    }

    private static Stream<Setting> required(Config config, boolean serves, boolean migrates) {
        if (migrates) {
            return Stream.of(ADDRESS, USERNAME, OWNER, OWNER_PASSWORD);
        }
        boolean migratesAtStart = config.getOptionalValue(MigrateCommand.AT_START, Boolean.class).orElse(true);
        return Stream.of(Stream.of(ADDRESS, USERNAME, PASSWORD), migratesAtStart ? Stream.of(OWNER, OWNER_PASSWORD) : Stream.<Setting>of(), serves ? Stream.of(ISSUER) : Stream.<Setting>of())
                .flatMap(settings -> settings);
    }

    private static void refuse(String why, List<String> lines) {
        System.err.println(why);
        lines.forEach(System.err::println);
        System.exit(2);
    }

    /** What is wrong with the keys that seal personal values; nothing when they can be used. */
    private static Stream<String> faultOfKeys(Config config) {
        try {
            VaultSettings.vault(config);
            return Stream.empty();
        } catch (BadKeys bad) {
            return Stream.of(new Setting(VaultSettings.KEYS, bad.text().chinese(), bad.text().english()).line());
        }
    }
}
