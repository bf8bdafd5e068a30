import 'permission-element/fn';
import { render } from 'svelte/server';
import { writable } from 'svelte/store';
import View from './View.svelte';

console.log(render(View, { props: { shown: writable({}) } }).body);
