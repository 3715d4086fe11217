import { texts } from "./texts.js";

const locale = `${navigator.languages?.find((language) => language.startsWith(texts.locale)) ?? texts.locale}-u-nu-latn`;
const timeOnly = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
const dayAndTime = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" });
const withYear = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const full = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium" });
const relativeDay = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

/** @param {number|null|undefined} milliseconds @returns {string} such as `0:05` or `1:02:03`; `–:––` when unknown */
export function duration(milliseconds) {
  if (!Number.isFinite(milliseconds)) return "–:––";
  const seconds = Math.floor(Number(milliseconds) / 1000 + 0.05);
  const rest = String(seconds % 60).padStart(2, "0");
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${rest}`;
  return `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, "0")}:${rest}`;
}

/** @param {string|number} moment @returns {string} short: `Today, 14:32`, `12 Mar, 09:10` */
export function moment(moment) {
  const date = new Date(moment);
  const today = new Date();
  const days = Math.round((new Date(date).setHours(0, 0, 0, 0) - new Date(today).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0 || days === -1) {
    const day = relativeDay.format(days, "day");
    return `${day[0].toLocaleUpperCase(locale)}${day.slice(1)}, ${timeOnly.format(date)}`;
  }
  return date.getFullYear() === today.getFullYear() ? dayAndTime.format(date) : withYear.format(date);
}

/** @param {string|number} moment @returns {string} the whole date, for titles */
export const fullMoment = (moment) => full.format(new Date(moment));

/** @param {number} bytes */
export function size(bytes) {
  const unit = bytes < 1024 * 1024 ? "kilobyte" : "megabyte";
  const amount = unit === "kilobyte" ? Math.max(1, Math.round(bytes / 1024)) : Math.round((bytes / 1024 / 1024) * 10) / 10;
  return new Intl.NumberFormat(locale, { style: "unit", unit }).format(amount);
}

/** @param {number} milliseconds @returns {string} such as `54 minutes` */
export const minutes = (milliseconds) =>
  new Intl.NumberFormat(locale, { style: "unit", unit: "minute", unitDisplay: "long" }).format(Math.floor(milliseconds / 60_000));
