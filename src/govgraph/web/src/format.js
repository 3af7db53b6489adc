// Dates, money and links as a reader expects them.
import { currentLanguage, t } from "./text.js";

/** "2022-12-14" → "14 Desember 2022"; "2022-12" → "Desember 2022"; anything unusual stays as it is. */
export function formatDate(iso) {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso ?? "");
  if (!match) return iso || t("noDate");
  const [, year, month, day] = match;
  if (!month) return year;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  const options = { timeZone: "UTC", year: "numeric", month: "long", ...(day ? { day: "numeric" } : {}) };
  return new Intl.DateTimeFormat(currentLanguage() === "id" ? "id-ID" : "en-GB", options).format(date);
}

export function formatPeriod([from, to]) {
  return from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`;
}

const SCALES = [
  [1e12, { id: "triliun", en: "trillion" }],
  [1e9, { id: "miliar", en: "billion" }],
  [1e6, { id: "juta", en: "million" }],
];

function scaledMoney(value, currency, digits) {
  const locale = currentLanguage() === "id" ? "id-ID" : "en-GB";
  const [size, word] = SCALES.find(([least]) => Number(value) >= least) ?? [];
  if (!size) return formatExactMoney(value, currency);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(Number(value) / size);
  return `${currency === "IDR" ? "Rp" : `${currency} `}${number} ${word[currentLanguage()]}`;
}

/** 12500000000, IDR → "Rp12,5 miliar". Never rounded: what five decimals cannot say is written out. */
export function formatMoney(value, currency) {
  const [size] = SCALES.find(([least]) => Number(value) >= least) ?? [1];
  return /^\d+$/.test(value) && BigInt(value) % BigInt(size / 1e5 || 1) === 0n ? scaledMoney(value, currency, 5) : formatExactMoney(value, currency);
}

/** A sum, rounded to three decimals of its scale. */
export const formatRoundMoney = (value, currency) => scaledMoney(value, currency, 3);

export function formatExactMoney(value, currency) {
  const locale = currentLanguage() === "id" ? "id-ID" : "en-GB";
  const digits = /^\d+$/.test(value) ? new Intl.NumberFormat(locale).format(BigInt(value)) : value;
  return `${currency === "IDR" ? "Rp" : `${currency} `}${digits}`;
}

export const formatCount = (n) => new Intl.NumberFormat(currentLanguage() === "id" ? "id-ID" : "en-GB").format(n);

/** The address if it is an ordinary web address, otherwise null: nothing else becomes a link. */
export function safeUrl(address) {
  if (!URL.canParse(address ?? "")) return null;
  const url = new URL(address);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}
