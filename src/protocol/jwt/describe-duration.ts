const units = [
  { name: 'year', seconds: 31_557_600 },
  { name: 'month', seconds: 2_629_800 },
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
] as const;

/** So many of the greatest unit that fits, and of the next below while that one is small: `1 hour 5 minutes`. */
export function describeDuration(seconds: number): string {
  const length = Math.abs(Math.floor(seconds));
  const index = units.findIndex((unit) => length >= unit.seconds);
  const unit = units[index];
  if (unit === undefined) return '0 seconds';
  const count = Math.floor(length / unit.seconds);
  const below = units[index + 1];
  const rest = below === undefined ? 0 : Math.floor((length % unit.seconds) / below.seconds);
  const first = plural(count, unit.name);
  return below === undefined || rest === 0 || count > 3
    ? first
    : `${first} ${plural(rest, below.name)}`;
}

function plural(count: number, name: string): string {
  return `${count.toLocaleString('en')} ${name}${count === 1 ? '' : 's'}`;
}
