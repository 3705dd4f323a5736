package org.chuangdai.operation;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * A setting of production.
 *
 * @param property under which it is read
 * @param takenBy  the setting of Quarkus that takes it over, which may be set instead; else {@code property}
 * @param form     what its value must be
 * @param needed   whether production cannot do without it
 * @param standard its default as the README has it, null where there is none
 * @param chinese  what it is; of those that are needed
 */
record Setting(String property, String takenBy, Form form, boolean needed, String standard, String chinese, String english) {

    static Setting needed(String property, Form form, String chinese, String english) {
        return new Setting(property, property, form, true, null, chinese, english);
    }

    static Setting optional(String property, Form form, String standard) {
        return new Setting(property, property, form, false, standard, null, null);
    }

    Setting takenBy(String other) {
        return new Setting(property, other, form, needed, standard, chinese, english);
    }

    /** As the environment has it. */
    String variable() {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** What is wrong with its value, in both languages and without the value, which may be a secret. @param needed whether this start cannot do without it */
    Optional<String> complaint(Config config, boolean needed) {
        Optional<String> value = config.getOptionalValue(takenBy, String.class).filter(text -> !text.isBlank());
        if (value.isEmpty()) {
            return needed ? Optional.of(line("缺失：" + chinese, "missing: " + english)) : Optional.empty();
        }
        return form.accepts(value.get().strip()) ? Optional.empty() : Optional.of(line("应为" + form.chinese(), "must be " + form.english()));
    }

    /** What is said of it. */
    String line(String inChinese, String inEnglish) {
        return line(variable(), inChinese, inEnglish);
    }

    /** What is said of a variable. */
    static String line(String variable, String inChinese, String inEnglish) {
        return "%-40s %s · %s".formatted(variable, inChinese, inEnglish);
    }
}
