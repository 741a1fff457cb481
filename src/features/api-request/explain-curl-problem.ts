import type { CurlProblem } from '#snippets/read-curl/read-curl.ts';

/** Why a text is no command that can be read, and what to do. */
export function explainCurlProblem(problem: CurlProblem): string {
  switch (problem.code) {
    case 'curl_not_found':
      return 'There is no command of curl in it. It begins with the word curl, and an address follows.';
    case 'curl_is_powershell':
      return 'This is a command for PowerShell. Choose “Copy as cURL (bash)” where it came from.';
    case 'curl_quote_open':
      return 'A quote is opened and not closed: the end of the command is missing.';
    case 'curl_value_missing':
      return `The command ends after ${problem.option}, where its value should be.`;
    case 'curl_url_missing':
      return 'The command names no address.';
  }
}
