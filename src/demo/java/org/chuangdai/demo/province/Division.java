package org.chuangdai.demo.province;

/** A division as the database has it: code of 12 digits, name, level. */
public record Division(String code, String name, String level) {
}
