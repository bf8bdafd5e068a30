import 'permission-element/fn';
import { renderToString } from 'react-dom/server';
import { View } from './react-view.jsx';

console.log(renderToString(<View />));
